import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

export class CodeBody {
  @ApiProperty({ description: '신청번호(접수번호)', example: '2026-직소-00001' })
  @IsString()
  @Length(5, 40)
  receiptNo: string;

  @ApiProperty({ description: '조회번호 8자', example: 'K7QM-3X9T' })
  @IsString()
  @Length(8, 20)
  code: string;
}

export class MailCodeBody {
  @ApiProperty({ description: '신청번호(접수번호). 링크로 연 세션이 있으면 비웁니다.', required: false })
  @IsOptional()
  @IsString()
  @Length(5, 40)
  receiptNo?: string;
}

export class DigitsBody {
  @ApiProperty({ description: '전자우편으로 받은 여섯 자리', example: '000000' })
  @IsString()
  @Length(6, 12)
  digits: string;
}

export class LinkBody {
  @ApiProperty({ description: '편지의 주소에서 # 뒤에 있는 것' })
  @IsString()
  @Length(20, 300)
  link: string;
}

export class OpinionBody {
  @ApiProperty({ description: '의견', enum: ['agree', 'disagree', 'other'] })
  @IsIn(['agree', 'disagree', 'other'])
  stance: string;

  @ApiProperty({ description: '까닭, 5~2000자. 이름 없이 실립니다.' })
  @IsString()
  @Length(5, 4_000)
  content: string;

  @ApiProperty({ description: '이름. 보이지 않습니다.' })
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({ description: '확인번호를 받을 전자우편. 보이지 않습니다.' })
  @IsString()
  @Length(3, 254)
  email: string;

  @ApiProperty({ description: '개인정보를 본인 확인에만 쓰는 데 동의', enum: [true] })
  @IsIn([true])
  consent: boolean;
}

export class OpinionDigitsBody {
  @ApiProperty({ description: '의견을 적을 때 받은 것' })
  @IsString()
  @Length(20, 300)
  token: string;

  @ApiProperty({ description: '전자우편으로 받은 여섯 자리', example: '000000' })
  @IsString()
  @Length(6, 12)
  digits: string;
}
