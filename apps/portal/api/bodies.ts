import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

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

export class LinkBody {
  @ApiProperty({ description: '편지의 주소에서 # 뒤에 있는 것' })
  @IsString()
  @Length(20, 300)
  link: string;
}
