import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';

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
